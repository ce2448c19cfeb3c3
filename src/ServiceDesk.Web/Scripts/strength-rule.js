// The part of the server's PasswordRule that a browser can follow, and two steps above it. What it calls weak the server refuses; what
// it calls fair the server may still refuse, as one that many people have.
const rows = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm', 'azertyuiop', 'qsdfghjklm', 'qwertzuiop', '1234567890'];
const product = ['servicedesk', 'helpdesk', 'service', 'desk', 'support', 'ticket'];
const least = 12;

const areNeighbours = (one, other) => {
  if (Math.abs(one.charCodeAt(0) - other.charCodeAt(0)) <= 1) return true;
  return rows.some((row) => row.includes(one) && row.includes(other) && Math.abs(row.indexOf(one) - row.indexOf(other)) === 1);
};

const hasLittleVariety = (folded) => {
  if (new Set(folded.split('')).size < 5) return true;
  for (let unit = 1; unit <= folded.length / 2; unit += 1) {
    if (folded.slice(unit) === folded.slice(0, -unit)) return true;
  }
  const letters = folded.split('');
  const expected = letters.slice(1).filter((letter, i) => areNeighbours(letters[i], letter)).length;
  return expected >= (folded.length - 1) * 0.7;
};

const isMadeOf = (known, folded) => {
  const words = [...known.toLowerCase().split(/[\s@.\-_+]+/), ...product].filter((word) => word.length >= 4).sort((a, b) => b.length - a.length);
  const left = words.reduce((text, word) => text.replaceAll(word, ''), folded);
  return left.length < folded.length && (left.match(/\p{L}/gu) ?? []).length < 6;
};

/**
 * @param {string} password
 * @param {string} known what everybody knows of the person: their address
 * @returns {'short' | 'weak' | 'fair' | 'strong'}
 */
export function judge(password, known) {
  const folded = password.toLowerCase();
  if (password.length < least) return 'short';
  if (hasLittleVariety(folded) || isMadeOf(known, folded)) return 'weak';
  return password.length >= 18 && new Set(folded.split('')).size >= 9 ? 'strong' : 'fair';
}
