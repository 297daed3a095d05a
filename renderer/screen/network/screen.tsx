import { Network as NetworkIcon } from 'lucide-react';
import { message } from '../../message/message.ts';
import { defineScreen, later } from '../screen.ts';

export const networkScreen = defineScreen({
  id: 'network',
  title: message.economics.network.title,
  group: 'understand',
  key: '6',
  icon: NetworkIcon,
  ...later(() => import('./network.tsx').then(({ Network }) => Network)),
});
