import { ChartColumn } from 'lucide-react';
import { message } from '../../message/message.ts';
import { defineScreen, later } from '../screen.ts';

export const profitScreen = defineScreen({
  id: 'profit',
  title: message.profit.title,
  group: 'understand',
  key: '5',
  icon: ChartColumn,
  ...later(() => import('./profit.tsx').then(({ Profit }) => Profit)),
});
