import { AppError, type WireError, wireErrorFrom } from '../../common/contract/errors.ts';
import type { TimelineEvent } from '../../common/contract/history.ts';
import type { History } from '../record/history.ts';
import type { Log } from '../record/log.ts';
import type { StateStore } from './state.ts';

/** How many lines of the timeline the state carries; the rest is asked of the history. */
export const timelineShown = 100;

/** What happened and what is wrong: told to the state, kept in history and log. */
export interface Chronicle {
  addEvent(event: Omit<TimelineEvent, 'id'>): void;
  /** Runs a write to history. A full disk is told and mining goes on: history is worth having, not worth stopping for. */
  keep(write: () => void): void;
  /** A problem that stays on screen until it ends (null). */
  setNotice(id: string, error: AppError | null): void;
  report(error: WireError): void;
}

export interface ChronicleDeps {
  readonly state: StateStore;
  readonly history: History;
  readonly log: Log;
  readonly now: () => number;
  readonly dataFolder: string;
  readonly reported: (error: WireError) => void;
  readonly happened: (event: Omit<TimelineEvent, 'id'>) => void;
}

export function createChronicle(deps: ChronicleDeps): Chronicle {
  const { state, history } = deps;

  function addEvent(event: Omit<TimelineEvent, 'id'>): void {
    // Shares are counted and kept as shares; as events they would bury everything else.
    if (event.code === 'share-accepted') return;
    let line: TimelineEvent = { ...event, id: (state.state.timeline[0]?.id ?? 0) + 1 };
    keep(() => {
      line = history.addEvent(event);
    });
    state.patch({ timeline: [line, ...state.state.timeline].slice(0, timelineShown) });
    deps.happened(event);
  }

  function keep(write: () => void): void {
    try {
      write();
      setNotice('history', null);
    } catch (error) {
      const cause = error instanceof Error ? error.message : String(error);
      const params = { what: 'history', file: deps.dataFolder, cause };
      setNotice('history', new AppError('disk.write-failed', params));
    }
  }

  function setNotice(id: string, error: AppError | null): void {
    const { notices } = state.state;
    const isPresent = notices.some((notice) => notice.id === id);
    if (error === null) {
      if (isPresent) state.patch({ notices: notices.filter((notice) => notice.id !== id) });
      return;
    }
    if (isPresent) return;
    const wire = wireErrorFrom(error);
    report(wire);
    const notice = { id, error: { ...wire, params: { ...wire.params } }, atMs: deps.now() };
    state.patch({ notices: [...notices, notice] });
  }

  function report(error: WireError): void {
    deps.log('warn', 'problem', error);
    deps.reported(error);
  }

  return { addEvent, keep, setNotice, report };
}
