import { Globe } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { WireError } from '../../../common/contract/errors.ts';
import type { RemoteInfo, RemoteLinks, RemoteSettings } from '../../../common/contract/remote.ts';
import { Badge } from '../../component/badge.tsx';
import { Button } from '../../component/button.tsx';
import { Card } from '../../component/card.tsx';
import { Select, Switch } from '../../component/control.tsx';
import { NumberField } from '../../component/field.tsx';
import { Row, Stack } from '../../component/layout.tsx';
import { CopyText, SettingRow } from '../../component/list.tsx';
import { ErrorNotice, Notice } from '../../component/notice.tsx';
import { Paragraph, Text } from '../../component/text.tsx';
import { formatAge, formatYearDay } from '../../format/time.ts';
import { errorText, message } from '../../message/message.ts';
import { useNow } from '../../state/clock.ts';
import { useAction } from '../../state/use-action.tsx';
import { useSlice } from '../../state/use-app.ts';
import { FoundSetting } from './find.tsx';
import { CertificateDialog, LinkDialog, TokenDialog } from './remote-dialog.tsx';

const text = message.remote;

/** Who is let in from outside. Shown where somebody can be; changed at the computer itself only. */
export function RemoteCard(): ReactNode {
  const { isRemote = false } = useSlice('app');
  const info = useSlice('remote');
  if (info === undefined) return null;
  return (
    <Card title={text.title}>
      {isRemote ? (
        <Notice kind="plain" icon={Globe} title={text.fromOutside.lead}>
          {text.fromOutside.rest}
        </Notice>
      ) : (
        <Access info={info} />
      )}
    </Card>
  );
}

function Access({ info }: { readonly info: RemoteInfo }): ReactNode {
  const { remote } = useSlice('settings');
  const act = useAction();
  const [isChanging, setChanging] = useState(false);
  const set = (patch: Partial<RemoteSettings>): void =>
    void act((api) => api.remote.set({ ...remote, ...patch }));
  return (
    <>
      <div>
        <FoundSetting name={text.enabled} help={text.enabledHelp}>
          {(id) => (
            <Switch
              labelledBy={id}
              checked={remote.enabled}
              onChange={(enabled) => set({ enabled })}
            />
          )}
        </FoundSetting>
        <FoundSetting name={text.reach} help={text.reachHelp[remote.reach]}>
          {(id) => (
            <Select
              labelledBy={id}
              value={placeOf(remote)}
              options={placesOf(remote, info)}
              onChange={(place) => set(reachOf(place))}
            />
          )}
        </FoundSetting>
        <FoundSetting name={text.port} help={text.portHelp}>
          {() => (
            <NumberField
              label={text.port}
              hideLabel
              unit=""
              value={remote.port === 0 ? null : remote.port}
              notNumber={text.portBad}
              check={(port) =>
                port === null || (Number.isInteger(port) && port >= 1 && port <= 65_535)
                  ? null
                  : text.portBad
              }
              onCommit={(port) => set({ port: port ?? 0 })}
            />
          )}
        </FoundSetting>
        <FoundSetting
          name={text.control}
          help={remote.allowControl ? text.controlHelp.on : text.controlHelp.off}
        >
          {(id) => (
            <Switch
              labelledBy={id}
              checked={remote.allowControl}
              onChange={(allowControl) => set({ allowControl })}
            />
          )}
        </FoundSetting>
        {remote.reach !== 'computer' && (
          <FoundSetting name={text.certificate} help={certificateHelp(remote, info)}>
            {() => (
              <Button look="quiet" size="small" onPress={() => setChanging(true)}>
                {text.change}
              </Button>
            )}
          </FoundSetting>
        )}
      </div>
      {info.state === 'starting' && <Notice kind="info">{text.starting}</Notice>}
      {info.problem !== null && (
        <ErrorNotice
          text={errorText(info.problem as WireError)}
          waits={info.problem.retry === 'later'}
        />
      )}
      {info.state === 'on' && <Open info={info} />}
      <Sessions info={info} />
      {isChanging && (
        <CertificateDialog settings={remote} onSave={set} onClose={() => setChanging(false)} />
      )}
    </>
  );
}

/** What matters while it is on: where, how to know it again, how to come in. */
function Open({ info }: { readonly info: RemoteInfo }): ReactNode {
  const act = useAction();
  const [links, setLinks] = useState<RemoteLinks | null>(null);
  const [token, setToken] = useState<string | null>(null);
  const [url = ''] = info.urls;
  return (
    <>
      <div>
        <SettingRow name={text.link} help={text.linkHelp}>
          {() => (
            <Button
              size="small"
              onPress={() => void act(async (api) => setLinks(await api.remote.link()))}
            >
              {text.makeLink}
            </Button>
          )}
        </SettingRow>
        <SettingRow
          name={text.token}
          help={info.hasToken ? text.tokenHelp.set : text.tokenHelp.none}
        >
          {() => (
            <Row wrap>
              {info.hasToken && (
                <Button
                  look="quiet"
                  size="small"
                  onPress={() => void act((api) => api.remote.forgetToken())}
                >
                  {text.forgetToken}
                </Button>
              )}
              <Button
                size="small"
                onPress={() =>
                  void act(async (api) => setToken((await api.remote.newToken()).token))
                }
              >
                {text.newToken}
              </Button>
            </Row>
          )}
        </SettingRow>
      </div>
      <Stack>
        <Text size="label" weight="medium">
          {text.address}
        </Text>
        <CopyText value={url} label={text.copyAddress}>
          <Text mono>{url}</Text>
        </CopyText>
      </Stack>
      {info.fingerprint !== null && <Fingerprint value={info.fingerprint} />}
      {links !== null && <LinkDialog links={links} onClose={() => setLinks(null)} />}
      {token !== null && <TokenDialog token={token} onClose={() => setToken(null)} />}
    </>
  );
}

function certificateHelp({ certificateFile }: RemoteSettings, info: RemoteInfo): string {
  const isOwn = certificateFile === '';
  if (info.certificateEndsMs === null) {
    return isOwn ? text.certificateLater.own : text.certificateLater.yours;
  }
  const ends = formatYearDay(info.certificateEndsMs);
  return isOwn ? text.ownCertificate(ends) : text.yourCertificate(ends);
}

/** In eight groups of four bytes, to be compared by eye. */
function Fingerprint({ value }: { readonly value: string }): ReactNode {
  const groups = value.match(/.{1,12}/g) ?? [];
  return (
    <Stack gap={1}>
      <Text size="label" weight="medium">
        {text.fingerprint}
      </Text>
      <Row wrap>
        {groups.map((group) => (
          <Text key={group} mono>
            {group}
          </Text>
        ))}
      </Row>
      <Paragraph size="caption" tone="second">
        {text.fingerprintHelp}
      </Paragraph>
    </Stack>
  );
}

function Sessions({ info }: { readonly info: RemoteInfo }): ReactNode {
  const nowMs = useNow();
  const act = useAction();
  const { sessions } = info;
  if (sessions.length === 0) {
    return info.state === 'on' ? (
      <Paragraph size="caption" tone="second">
        {text.nobody}
      </Paragraph>
    ) : null;
  }
  return (
    <section aria-label={text.sessions}>
      <Row between>
        <Text size="label" weight="strong" tone="second">
          {text.sessions}
        </Text>
        <Button
          size="small"
          onPress={() => void act((api) => api.remote.signOutAll(), text.signedOut)}
        >
          {text.signOutAll}
        </Button>
      </Row>
      {sessions.map(({ id, device, sinceMs, seenMs, isConnected }) => (
        <SettingRow
          key={id}
          name={device === '' ? text.unknownDevice : device}
          help={text.since(formatAge(nowMs - sinceMs))}
        >
          {() =>
            isConnected ? (
              <Badge condition="run">{text.isConnected}</Badge>
            ) : (
              <Text size="label" tone="second">
                {text.seen(formatAge(nowMs - seenMs))}
              </Text>
            )
          }
        </SettingRow>
      ))}
    </section>
  );
}

/** A reach as one choice of a list; an interface by its name behind a mark that no other choice has. */
function placeOf({ reach, interface: name }: RemoteSettings): string {
  return reach === 'interface' ? `@${name}` : reach;
}

function reachOf(place: string): Pick<RemoteSettings, 'reach' | 'interface'> {
  return place.startsWith('@')
    ? { reach: 'interface', interface: place.slice(1) }
    : { reach: place === 'computer' ? 'computer' : 'network', interface: '' };
}

function placesOf(
  settings: RemoteSettings,
  { interfaces }: RemoteInfo,
): { value: string; label: string }[] {
  const names = [...new Set(interfaces.map(({ name }) => name))];
  const isMissing = settings.reach === 'interface' && !names.includes(settings.interface);
  return [
    { value: 'computer', label: text.computer },
    { value: 'network', label: text.network },
    ...names.map((name) => {
      const address = interfaces.find((each) => each.name === name)?.address ?? '';
      return { value: `@${name}`, label: text.interface(name, address) };
    }),
    ...(isMissing ? [{ value: placeOf(settings), label: text.missing(settings.interface) }] : []),
  ];
}
