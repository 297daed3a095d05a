import type { FeedInfo, FeedKind, FeedSettings } from '../../common/contract/feed.ts';
import type { DataOf, FeedDefinition } from './feed.ts';
import { readFeedAddress } from './feed-address.ts';
import { type FeedLife, type FeedLifeDeps, startFeed } from './feed-life.ts';
import { feeds } from './registry.ts';

export interface FeedRoomDeps extends Omit<FeedLifeDeps, 'key' | 'scope'> {
  /** Key of a feed, '' for none. */
  readonly key: (feedId: string) => string;
}

/** Every feed that is on. Nothing is asked of anybody while none is. */
export interface FeedRoom {
  /** Opens those that were turned on, closes those that were turned off or changed. */
  configure(settings: readonly FeedSettings[]): void;
  /** All there are, on or off. */
  infos(): FeedInfo[];
  /** What a feed of this kind gave and still counts, by the order of the settings. */
  data<Kind extends FeedKind>(kind: Kind): Given<Kind> | undefined;
  /** As `data`, without asking whether it still counts. */
  last<Kind extends FeedKind>(kind: Kind): Given<Kind> | undefined;
  /** Everything of a kind that counts. */
  all<Kind extends FeedKind>(kind: Kind): readonly Given<Kind>[];
  stop(): void;
}

export interface Given<Kind extends FeedKind> {
  readonly feed: FeedDefinition;
  readonly data: DataOf<Kind>;
  readonly gotAtMs: number;
}

interface Open {
  readonly feed: FeedDefinition;
  readonly key: string;
  readonly life: FeedLife;
}

export function createFeedRoom(deps: FeedRoomDeps): FeedRoom {
  let settings: readonly FeedSettings[] = [];
  const open = new Map<string, Open>();

  function scopeOf(id: string): string {
    const kind = feeds.find((feed) => feed.id === id)?.kind;
    if (kind === 'tariff') return deps.currency();
    return kind === 'market' ? [deps.currency(), ...deps.chains()].join(' ') : '';
  }

  function given<Kind extends FeedKind>(kind: Kind, isOld: boolean): Given<Kind>[] {
    return settings.flatMap(({ id }) => {
      const one = open.get(id);
      if (one === undefined || one.feed.kind !== kind) return [];
      const data = isOld ? one.life.last() : one.life.data();
      if (data === undefined || data.kind !== kind) return [];
      const gotAtMs = one.life.info().gotAtMs ?? 0;
      return [{ feed: one.feed, data: data as DataOf<Kind>, gotAtMs }];
    });
  }

  return {
    configure(next) {
      settings = next;
      const wanted = new Map(
        next
          .filter(({ enabled }) => enabled)
          .map((each) => [
            each.id as string,
            JSON.stringify([each, deps.key(each.id), scopeOf(each.id)]),
          ]),
      );
      for (const [id, { key, life }] of open) {
        if (wanted.get(id) === key) continue;
        life.close();
        open.delete(id);
      }
      for (const each of next) {
        const key = wanted.get(each.id);
        const feed = feeds.find(({ id }) => id === each.id);
        if (key === undefined || feed === undefined || open.has(each.id)) continue;
        const scope = scopeOf(each.id);
        const life = startFeed(feed, each, { ...deps, key: deps.key(each.id), scope });
        open.set(each.id, { feed, key, life });
      }
    },
    infos: () =>
      feeds.map((feed) => {
        const own = settings.find(({ id }) => id === feed.id);
        const url = own !== undefined && own.url !== '' ? own.url : feed.baseUrl;
        const address = readFeedAddress(url, false);
        return {
          id: feed.id,
          kind: feed.kind,
          label: feed.label,
          host: typeof address === 'string' ? '' : address.host,
          learns: feed.learns,
          attribution: feed.attribution,
          areaLabel: feed.area?.label ?? '',
          area: own !== undefined && own.area !== '' ? own.area : (feed.area?.standard ?? ''),
          key: feed.key,
          hasKey: deps.key(feed.id) !== '',
          ...(open.get(feed.id)?.life.info() ?? {
            state: 'off' as const,
            problem: '',
            askedAtMs: null,
            gotAtMs: null,
            nextAtMs: null,
            throughMs: null,
          }),
        };
      }),
    data: (kind) => given(kind, false)[0],
    last: (kind) => given(kind, true)[0],
    all: (kind) => given(kind, false),
    stop() {
      for (const { life } of open.values()) life.close();
      open.clear();
    },
  };
}
