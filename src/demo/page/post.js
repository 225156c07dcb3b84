// @ts-check

/** @typedef {import('../screen.ts').ActAnswer} ActAnswer */

/**
 * Sends an act; what went wrong comes as words to be shown.
 *
 * @param {string} path
 * @param {unknown} body
 * @returns {Promise<ActAnswer>}
 */
export async function act(path, body) {
  try {
    return await ask(path, body);
  } catch (thrown) {
    return { shown: thrown instanceof Error ? thrown.message : String(thrown) };
  }
}

/**
 * Posts JSON and reads the answer; throws an Error with the reason when it was refused.
 *
 * @param {string} path
 * @param {unknown} body
 * @returns {Promise<any>}
 */
export async function ask(path, body) {
  const response = await fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const answer = await response.json();
  if (!response.ok) throw new Error(answer.error ?? `The demo answered ${response.status}`);
  return answer;
}
