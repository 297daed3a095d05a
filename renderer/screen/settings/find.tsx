import { createContext, type ReactNode, useContext } from 'react';
import { SettingRow } from '../../component/list.tsx';

/** What is searched for, in lower case; empty shows all. */
export const FindContext = createContext('');

/** A setting that hides while something else is searched for. */
export function FoundSetting(props: {
  readonly name: string;
  readonly help?: string;
  readonly children: (nameId: string) => ReactNode;
}): ReactNode {
  const find = useContext(FindContext);
  const isFound = `${props.name} ${props.help ?? ''}`.toLowerCase().includes(find);
  return isFound ? <SettingRow {...props} /> : null;
}
