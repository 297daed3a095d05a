import type { SourceSettings } from '../../common/contract/settings.ts';
import type { NodeAuth } from './node-rpc.ts';

/** How a node's settings say that it is to be spoken to. */
export function nodeAuthOf(
  settings: Extract<SourceSettings, { kind: 'solo-gbt' }>,
  password: () => string,
): NodeAuth {
  switch (settings.auth) {
    case 'none':
      return { kind: 'none' };
    case 'password':
      return { kind: 'password', user: settings.user, password };
    case 'cookie':
      return { kind: 'cookie', file: settings.cookieFile };
  }
}
