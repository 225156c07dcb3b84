// The drawing thread where the drawing library is not installed.
import { register } from 'node:module';

const hooks = `export const resolve = (name, context, next) => {
  if (name === '@napi-rs/canvas') throw Object.assign(new Error('Cannot find package'), { code: 'ERR_MODULE_NOT_FOUND' });
  return next(name, context);
};`;
register(`data:text/javascript,${encodeURIComponent(hooks)}`);
await import('../../../../bin/draw-from-source.mjs');
