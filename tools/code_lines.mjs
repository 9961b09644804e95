// Counts code: lines that hold something other than blanks and comments, and the functions among them.
// A lexer for exactly what counting needs, so that a brace in a string or a comment is not a brace.

const REGEX_MAY_FOLLOW = /(?:^|[=(,:[!&|?{};+\-*%<>~^]|\breturn|\btypeof|\bcase|=>)\s*$/;

/** The end of the text literal that starts at `start`, and whether it is one at all. */
function textEnd(source, start, quote, mayBreak) {
  for (let at = start + 1; at < source.length; at += 1) {
    if (source[at] === '\\') at += 1;
    else if (source[at] === quote) return at + 1;
    else if (source[at] === '\n' && !mayBreak) return at;
  }
  return source.length;
}

function blockCommentEnd(source, start, nested) {
  let depth = 1;
  let at = start + 2;
  while (at < source.length && depth > 0) {
    if (source.startsWith('*/', at)) {
      depth -= 1;
      at += 2;
    } else if (nested && source.startsWith('/*', at)) {
      depth += 1;
      at += 2;
    } else at += 1;
  }
  return at;
}

function lineEnd(source, start) {
  const end = source.indexOf('\n', start);
  return end < 0 ? source.length : end;
}

/** The piece of Rust that starts at `at`: a comment, a text, or one character of code. */
function rustPiece(source, at) {
  if (source.startsWith('//', at)) return { kind: 'comment', end: lineEnd(source, at) };
  if (source.startsWith('/*', at)) return { kind: 'comment', end: blockCommentEnd(source, at, true) };
  if (source[at] === '"') return { kind: 'text', end: textEnd(source, at, '"', true) };
  const startsWord = /[bcr]/.test(source[at]) && !/[A-Za-z0-9_]/.test(source[at - 1] ?? '');
  const raw = startsWord && /^(?:b|c)?r(#*)"/.exec(source.slice(at, at + 40));
  if (raw) {
    const close = source.indexOf(`"${raw[1]}`, at + raw[0].length);
    return { kind: 'text', end: close < 0 ? source.length : close + 1 + raw[1].length };
  }
  // A quote opens a character only when one closes it; otherwise it is a lifetime.
  const character = source[at] === "'" && /^'(?:\\(?:u\{[^}]*\}|x..|.)|[^\\'\n])'/u.exec(source.slice(at, at + 14));
  if (character) return { kind: 'text', end: at + character[0].length };
  return { kind: 'code', end: at + 1 };
}

/** The piece of TypeScript that starts at `at`. */
function typescriptPiece(source, at) {
  if (source.startsWith('//', at)) return { kind: 'comment', end: lineEnd(source, at) };
  if (source.startsWith('/*', at)) return { kind: 'comment', end: blockCommentEnd(source, at, false) };
  const quote = source[at];
  if (quote === '"' || quote === "'") return { kind: 'text', end: textEnd(source, at, quote, false) };
  if (quote === '`') return { kind: 'text', end: textEnd(source, at, quote, true) };
  if (quote === '/' && REGEX_MAY_FOLLOW.test(source.slice(Math.max(0, at - 40), at))) {
    return { kind: 'text', end: textEnd(source, at, '/', false) };
  }
  return { kind: 'code', end: at + 1 };
}

/** The source with comments blanked and texts filled with `x`, each line still where it was. */
function masked(source, pieceAt) {
  let result = '';
  let at = 0;
  while (at < source.length) {
    const { kind, end } = pieceAt(source, at);
    const piece = source.slice(at, end);
    if (kind === 'code') result += piece;
    else result += piece.replace(/\S/g, kind === 'comment' ? ' ' : 'x');
    at = end;
  }
  return result;
}

const linesOfCode = (text) => text.split('\n').filter((line) => line.trim() !== '').length;

/** The offset just after the brace that closes the one at `open`. */
function closingBrace(text, open) {
  let depth = 0;
  for (let at = open; at < text.length; at += 1) {
    if (text[at] === '{') depth += 1;
    if (text[at] === '}') depth -= 1;
    if (depth === 0) return at + 1;
  }
  return text.length;
}

/** The text without the modules that only tests compile. */
function withoutTestModules(text) {
  const attribute = /#\[cfg\(test\)\]\s*(?:#\[[^\]]*\]\s*)*(?:pub(?:\([^)]*\))?\s+)?mod\s+\w+\s*\{/g;
  let result = '';
  let from = 0;
  for (let found = attribute.exec(text); found; found = attribute.exec(text)) {
    result += text.slice(from, found.index);
    from = closingBrace(text, attribute.lastIndex - 1);
    attribute.lastIndex = from;
  }
  return result + text.slice(from);
}

/** Each function with a body: its name and its lines from `fn` to the closing brace. */
function functionsOf(text) {
  const functions = [];
  for (const found of text.matchAll(/\bfn\s+(\w+)/g)) {
    const rest = text.slice(found.index);
    // The body opens at the first brace outside brackets; a semicolon there means there is none.
    let depth = 0;
    for (let at = 0; at < rest.length; at += 1) {
      const sign = rest[at];
      if (sign === '(' || sign === '[') depth += 1;
      if (sign === ')' || sign === ']') depth -= 1;
      if (depth === 0 && sign === ';') break;
      if (depth === 0 && sign === '{') {
        functions.push({ name: found[1], lines: linesOfCode(rest.slice(0, closingBrace(rest, at))) });
        break;
      }
    }
  }
  return functions;
}

/** Lines of code of a Rust file and its functions, test modules left out. */
export function countRust(source) {
  const text = withoutTestModules(masked(source, rustPiece));
  return { lines: linesOfCode(text), functions: functionsOf(text) };
}

/** Lines of code of a TypeScript or JavaScript file. */
export function countTypescript(source) {
  return { lines: linesOfCode(masked(source, typescriptPiece)) };
}
