import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { app, dialog } from 'electron';
import { wireErrorFrom } from '../common/contract/errors.ts';
import { errorText } from '../common/message/error.ts';
import { foldersOf, runFrame } from './electron/frame.ts';
import { registerPageScheme } from './electron/page.ts';

/** Electron's entry. One instance; a second one shows the first one's window. */
app.setName('Adit');
registerPageScheme();
app.enableSandbox();

if (app.requestSingleInstanceLock()) {
  app
    .whenReady()
    .then(() => runFrame(foldersOf(dirname(fileURLToPath(import.meta.url)))))
    .catch((error: unknown) => {
      const { title, detail, action } = errorText(wireErrorFrom(error));
      dialog.showErrorBox(title, `${detail}\n\n${action}`);
      app.exit(1);
    });
} else {
  app.quit();
}
