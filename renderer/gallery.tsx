import { loadLanguage } from './message/load.ts';
import { pageLanguage } from './message/page-language.ts';
import './theme/tokens.css';
import './theme/base.css';

/** The gallery speaks the browser's language, as a page does. */
async function start(): Promise<void> {
  const root = document.getElementById('root');
  if (root === null) throw new Error('the page has no root element');
  const language = pageLanguage(window);
  document.documentElement.lang = language;
  await loadLanguage(language);
  const { mountGallery } = await import('./gallery-fixture/gallery-page.tsx');
  mountGallery(root);
}

void start();
