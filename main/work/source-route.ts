import type { SourceSettings } from '../../common/contract/settings.ts';
import type { Route } from '../net/route.ts';

/** How a source's settings want it reached; each source is a stream of its own at the proxy. */
export function routeOf(settings: Exclude<SourceSettings, { kind: 'practice' }>): Route {
  const { id, socks, tlsCa, tlsPin } = settings;
  return { socks, isolation: id, tlsCa, tlsPin };
}
