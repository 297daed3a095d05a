export { message } from './en/message.ts';
