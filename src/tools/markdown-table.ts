const cell = (value: string): string => value.replaceAll('|', String.raw`\|`);

/** A table of Markdown: the first row names the columns. */
export function markdownTable([head = [], ...rows]: readonly (readonly string[])[]): string {
  const lines = [head, head.map(() => '---'), ...rows];
  return lines.map((row) => `| ${row.map(cell).join(' | ')} |`).join('\n');
}
