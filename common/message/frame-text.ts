/** What tray and menu say, outside of any page. */
export interface FrameTexts {
  readonly tray: {
    readonly starting: string;
    /** @param rate - '' while none is measured */
    readonly mining: (rate: string) => string;
    readonly pausedByUser: string;
    readonly waiting: string;
    readonly failed: string;
    readonly stopped: string;
    readonly show: string;
    readonly mine: string;
    readonly pause: string;
    readonly quit: string;
  };
  readonly menu: {
    readonly mining: string;
    readonly togglePause: string;
    readonly quit: string;
    readonly edit: string;
    readonly undo: string;
    readonly redo: string;
    readonly cut: string;
    readonly copy: string;
    readonly paste: string;
    readonly selectAll: string;
    readonly view: string;
    readonly resetZoom: string;
    readonly zoomIn: string;
    readonly zoomOut: string;
    readonly fullScreen: string;
    readonly window: string;
    readonly minimize: string;
    readonly close: string;
  };
}
