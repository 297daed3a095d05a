import { Shuffle } from 'lucide-react';
import { message } from '../../message/message.ts';
import { defineScreen, later } from '../screen.ts';

export const optionScreen = defineScreen({
  id: 'option',
  title: message.decide.option.title,
  group: 'decide',
  key: '7',
  icon: Shuffle,
  ...later(() => import('./option.tsx').then(({ Option }) => Option)),
});
