import { readFileSync } from 'node:fs';
import { packageFile } from '../app/place.ts';

/** The version in package.json, which is beside the sources. */
export function appVersion(): string {
  return (JSON.parse(readFileSync(packageFile, 'utf8')) as { version: string }).version;
}
