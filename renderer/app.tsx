import { type ReactNode, useEffect } from 'react';
import { Button } from './component/button.tsx';
import { message } from './message/message.ts';
import { followWish } from './message/page-language.ts';
import { FirstRun } from './screen/first-run/first-run.tsx';
import { screens } from './screen/registry.ts';
import { Alone, Shell } from './shell/shell.tsx';
import { Toasts } from './shell/toasts.tsx';
import { ToastProvider } from './state/use-action.tsx';
import { useView } from './state/use-app.ts';
import { applyAppearance } from './theme/appearance.ts';

/** The interface: what it shows depends on the link, then on whether the first run is done. */
export function App(): ReactNode {
  const { link, state, otherVersion } = useView();
  const appearance = state?.settings.appearance;
  useEffect(() => {
    if (appearance !== undefined) applyAppearance(document.documentElement, appearance);
  }, [appearance]);
  const wish = appearance?.language;
  useEffect(() => {
    if (wish !== undefined) followWish(window, wish);
  }, [wish]);

  if (link.kind === 'unauthorized') {
    return <Alone title={message.link.unauthorizedTitle} text={message.link.unauthorized} />;
  }
  if (otherVersion) {
    return (
      <Alone
        title={message.link.otherVersionTitle}
        text={message.link.otherVersion}
        action={
          <Button look="primary" onPress={() => location.reload()}>
            {message.link.reload}
          </Button>
        }
      />
    );
  }
  if (state === null) {
    return (
      <Alone title={message.link.connecting.lead} text={message.link.connecting.rest} isBusy />
    );
  }
  return (
    <ToastProvider>
      {state.settings.firstRunDone ? <Shell screens={screens} /> : <FirstRun />}
      <Toasts />
    </ToastProvider>
  );
}
