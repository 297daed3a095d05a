/** What Windows tells every program, with a window or without, of its session. */
export interface WindowsInput {
  /** Since the last key or pointer, ms. */
  idleMs(): Promise<number>;
  /** What fills the screen, in words; '' for nothing. */
  fullScreen(): Promise<string>;
}

/** A function of a system library, called with numbers and buffers. */
export type SystemCall = (...values: readonly (number | Buffer)[]) => number;

/** Finds a function by its library and C prototype. */
export type FindCall = (library: string, prototype: string) => SystemCall;

/** LASTINPUTINFO: its own size, and the tick of the last input. */
const inputInfoBytes = 8;

/** QUERY_USER_NOTIFICATION_STATE; the others are an empty session, quiet hours, and a desk in use. */
const fullScreenWords: Readonly<Record<number, string>> = {
  2: 'a program fills the screen',
  3: 'a game fills the screen',
  4: 'a presentation runs',
};

/**
 * Asks GetLastInputInfo and SHQueryUserNotificationState. The libraries are opened at the first question.
 *
 * Source: Windows API reference, winuser.h and shellapi.h.
 *
 * @throws Error from its calls where Windows refuses an answer
 */
export function createWindowsInput(load: () => Promise<FindCall>): WindowsInput {
  let opened: ReturnType<typeof open> | undefined;

  async function open() {
    const find = await load();
    return {
      lastInput: find('user32.dll', 'int __stdcall GetLastInputInfo(void *info)'),
      tick: find('kernel32.dll', 'uint32_t __stdcall GetTickCount(void)'),
      notification: find('shell32.dll', 'long __stdcall SHQueryUserNotificationState(void *state)'),
    };
  }

  function calls() {
    opened ??= open();
    return opened;
  }

  return {
    async idleMs() {
      const { lastInput, tick } = await calls();
      const info = Buffer.alloc(inputInfoBytes);
      info.writeUInt32LE(inputInfoBytes);
      if (lastInput(info) === 0) throw new Error('Windows does not tell the last input');
      // Both count 32 bits of milliseconds, which go round every 49 days.
      return (tick() - info.readUInt32LE(4)) >>> 0;
    },
    async fullScreen() {
      const { notification } = await calls();
      const state = Buffer.alloc(4);
      if (notification(state) !== 0) throw new Error('Windows does not tell what fills the screen');
      return fullScreenWords[state.readInt32LE()] ?? '';
    },
  };
}

/** The foreign function interface, loaded only where it is needed. */
export async function findSystemCalls(): Promise<FindCall> {
  const { default: koffi } = await import('koffi');
  return (library, prototype) => koffi.load(library).func(prototype);
}
