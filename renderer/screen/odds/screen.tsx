import { Hourglass } from 'lucide-react';
import { message } from '../../message/message.ts';
import { defineScreen, later } from '../screen.ts';

export const oddsScreen = defineScreen({
  id: 'odds',
  title: message.odds.title,
  group: 'understand',
  key: '4',
  icon: Hourglass,
  ...later(() => import('./odds.tsx').then(({ Odds }) => Odds)),
});
