/** How often another had its turn while it ran. */
export async function turnsDuring(run: () => Promise<void>): Promise<number> {
  let [turns, isDone] = [0, false];
  const turn = (): void => {
    turns += 1;
    if (!isDone) setImmediate(turn);
  };
  setImmediate(turn);
  await run();
  isDone = true;
  return turns;
}
