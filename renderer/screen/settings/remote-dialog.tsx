import { type ReactNode, useState } from 'react';
import type { RemoteLinks, RemoteSettings } from '../../../common/contract/remote.ts';
import { Button } from '../../component/button.tsx';
import { Dialog } from '../../component/dialog.tsx';
import { TextField } from '../../component/field.tsx';
import { Stack } from '../../component/layout.tsx';
import { CopyText } from '../../component/list.tsx';
import { QrCode } from '../../component/qr-code.tsx';
import { Paragraph, Text } from '../../component/text.tsx';
import { formatClock } from '../../format/time.ts';
import { message } from '../../message/message.ts';

const text = message.remote;

/** Drawn for a camera: an address that needs no name to be found, and that another device can reach. */
function isForCamera(url: string): boolean {
  const { hostname } = new URL(url);
  return /^([\d.]+|\[.+\])$/.test(hostname) && hostname !== '127.0.0.1' && hostname !== '[::1]';
}

/** The link that lets one browser in, by each address. */
export function LinkDialog(props: {
  readonly links: RemoteLinks;
  readonly onClose: () => void;
}): ReactNode {
  const { links, onClose } = props;
  const words = text.linkDialog;
  return (
    <SecretDialog title={words.title} onClose={onClose}>
      <Paragraph tone="second">{words.lead(formatClock(links.endsAtMs))}</Paragraph>
      {links.urls.length > 1 && <Paragraph tone="second">{words.choose}</Paragraph>}
      {links.urls.map((url) => (
        <Stack key={url} gap={2}>
          <CopyText value={url} label={words.copy}>
            <Text mono>{url}</Text>
          </CopyText>
          {isForCamera(url) && <QrCode value={url} label={words.code} />}
        </Stack>
      ))}
    </SecretDialog>
  );
}

/** The access token of other programs, this once. */
export function TokenDialog(props: {
  readonly token: string;
  readonly onClose: () => void;
}): ReactNode {
  const { token, onClose } = props;
  const words = text.tokenDialog;
  return (
    <SecretDialog title={words.title} onClose={onClose}>
      <Paragraph tone="second">{words.lead}</Paragraph>
      <CopyText value={token} label={words.copy}>
        <Text mono>{token}</Text>
      </CopyText>
    </SecretDialog>
  );
}

function SecretDialog(props: {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}): ReactNode {
  const { title, onClose, children } = props;
  return (
    <Dialog
      title={title}
      onClose={onClose}
      foot={
        <Button look="primary" onPress={onClose}>
          {text.done}
        </Button>
      }
    >
      <Stack gap={3}>{children}</Stack>
    </Dialog>
  );
}

/** The user's own certificate instead of Adit's. */
export function CertificateDialog(props: {
  readonly settings: RemoteSettings;
  readonly onSave: (files: Pick<RemoteSettings, 'certificateFile' | 'keyFile'>) => void;
  readonly onClose: () => void;
}): ReactNode {
  const { settings, onSave, onClose } = props;
  const [certificateFile, setCertificateFile] = useState(settings.certificateFile);
  const [keyFile, setKeyFile] = useState(settings.keyFile);
  const [isTried, setTried] = useState(false);
  const words = text.certificateDialog;
  const isHalf = (certificateFile.trim() === '') !== (keyFile.trim() === '');
  const save = (): void => {
    setTried(true);
    if (isHalf) return;
    onSave({ certificateFile, keyFile });
    onClose();
  };
  return (
    <Dialog
      title={words.title}
      onClose={onClose}
      foot={
        <>
          <Button onPress={onClose}>{message.common.cancel}</Button>
          <Button look="primary" onPress={save}>
            {words.save}
          </Button>
        </>
      }
    >
      <Stack gap={3}>
        <Paragraph tone="second">{words.lead}</Paragraph>
        <TextField
          label={words.certificateFile}
          help={words.fileHelp}
          mono
          value={certificateFile}
          problem={isTried && isHalf && certificateFile.trim() === '' ? words.both : null}
          onChange={setCertificateFile}
        />
        <TextField
          label={words.keyFile}
          help={words.fileHelp}
          mono
          value={keyFile}
          problem={isTried && isHalf && keyFile.trim() === '' ? words.both : null}
          onChange={setKeyFile}
        />
      </Stack>
    </Dialog>
  );
}
