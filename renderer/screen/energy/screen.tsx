import { Zap } from 'lucide-react';
import { message } from '../../message/message.ts';
import { defineScreen, later } from '../screen.ts';

export const energyScreen = defineScreen({
  id: 'energy',
  title: message.decide.energy.title,
  group: 'decide',
  key: '8',
  icon: Zap,
  ...later(() => import('./energy.tsx').then(({ Energy }) => Energy)),
});
