import { ApiError } from '../wire/api-error.ts';

/** The only parameter code that Tencent lists for record and snapshot tasks (tencent-live 4.3). */
export function taskRefusal(why: string): ApiError {
  return new ApiError('InvalidParameter', `${why}.`);
}
