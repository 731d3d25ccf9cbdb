const CARD = /\d(?:[ .-]?\d){12,18}/g;
const CODE =
  /(?:验证码|动态码|安全码|密码|\bcvv\b|\bcvc\b|\bpin\b|\botp\b|\bcode\b|\bpassword\b)[^\d\n]{0,16}\d{3,8}(?!\d)/iu;

/** Whether a text seems to hold a card number or a code: a hint while typing. What is stored the server decides. */
export const looksSecret = (text: string): boolean => {
  const plain = text.normalize('NFKC');

  return CODE.test(plain) || (plain.match(CARD) ?? []).some((digits) => isCard(digits.replace(/\D/g, '')));
};

/** The last digit of a card number follows from the others (Luhn). */
function isCard(digits: string): boolean {
  const sum = [...digits].reverse().reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 1 ? 2 : 1);

    return total + (value > 9 ? value - 9 : value);
  }, 0);

  return sum % 10 === 0;
}
