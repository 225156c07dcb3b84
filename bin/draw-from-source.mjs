// The drawing thread of a bot that runs from its sources: tsx does not reach threads by itself (Node 20, 22).
import { register } from 'tsx/esm/api';

register();
await import('../src/digest/chart/draw-thread.ts');
