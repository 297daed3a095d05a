import { app, Menu, type MenuItemConstructorOptions } from 'electron';

/** What the window, the tray and the menu can ask of the app. */
export interface FrameActions {
  showWindow(): void;
  togglePause(): void;
  quit(): void;
}

/** The application menu: the system's own roles, and mining. No developer tools in a packaged app. */
export function setMenu(actions: FrameActions): void {
  const isMac = process.platform === 'darwin';
  const template: MenuItemConstructorOptions[] = [
    ...(isMac ? [{ role: 'appMenu' as const }] : []),
    {
      label: 'Mining',
      submenu: [
        { label: 'Pause or resume', click: actions.togglePause },
        { type: 'separator' },
        { label: 'Quit Adit', accelerator: 'CmdOrCtrl+Q', click: actions.quit },
      ],
    },
    { role: 'editMenu' },
    {
      label: 'View',
      submenu: [
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        { role: 'togglefullscreen' },
        ...(app.isPackaged
          ? []
          : [{ role: 'reload' as const }, { role: 'toggleDevTools' as const }]),
      ],
    },
    { role: 'windowMenu' },
  ];
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}
