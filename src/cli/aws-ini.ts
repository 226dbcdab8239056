/** The settings of one section; a setting with settings of its own below it has them as `name.inner`. */
export type IniSection = ReadonlyMap<string, string>;

/**
 * Reads a credentials or config file of AWS's tools (AWS SDKs and Tools Reference Guide, "Shared config and credentials
 * files"): sections in brackets, `name = value`, whole-line comments with `#` or `;`, comments after a value only where a
 * space stands before them, and settings that are nested by indentation. A line that is none of these is left out.
 */
export function parseAwsIni(text: string): ReadonlyMap<string, IniSection> {
  const sections = new Map<string, Map<string, string>>();
  let section: Map<string, string> | undefined;
  let parent = '';
  for (const line of text.replace(/^\ufeff/, '').split(/\r?\n/)) {
    const name = /^\s*\[\s*([^\]]*?)\s*\]/.exec(line)?.[1];
    if (name !== undefined) {
      section = sections.get(normalName(name)) ?? new Map();
      sections.set(normalName(name), section);
      parent = '';
    } else if (section) parent = readSetting(section, line, parent);
  }
  return sections;
}

/** Puts a line's setting into its section, and returns the setting that indented lines after it belong to; '' for none. */
function readSetting(section: Map<string, string>, line: string, parent: string): string {
  const setting = /^\s*[#;]/.test(line) ? null : /^(\s*)([^=\s][^=]*?)\s*=\s*(.*)$/.exec(line);
  if (!setting) return parent;
  const [, indent = '', key = '', given = ''] = setting;
  const value = given.replace(/(^|\s)[#;].*$/, '').trimEnd();
  if (indent !== '') {
    if (parent !== '') section.set(`${parent}.${key.toLowerCase()}`, value);
    return parent;
  }
  section.set(key.toLowerCase(), value);
  return value === '' ? key.toLowerCase() : '';
}

/** `profile  x` and `profile "x"` are both `profile x`. */
function normalName(name: string): string {
  const [, kind, rest = ''] = /^(profile|services|sso-session)\s+(.*)$/.exec(name) ?? [];
  return kind === undefined ? name : `${kind} ${rest.replace(/^(["'])(.*)\1$/, '$2').trim()}`;
}
