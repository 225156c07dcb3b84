import { chatContract } from '../../contracts/chat.ts';
import { openSlackStage } from './slack-stage.ts';

chatContract('slack', () => openSlackStage());
