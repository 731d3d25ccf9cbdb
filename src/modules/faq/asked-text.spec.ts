import { askedText } from './asked-text.js';

describe('a question as it is kept for figures', () => {
  it.each([
    ['  Where is\nmy  MONEY? ', 'where is my money?'],
    ['钱没到账怎么办', '钱没到账怎么办'],
    ['ｅ３０２ error', 'e302 error'],
    ['top up 100 yuan', 'top up 100 yuan'],
  ])('says the same for %j', (typed, kept) => {
    expect(askedText(typed)).toBe(kept);
  });

  it.each([
    'card 4111 1111 1111 1111 was refused',
    'card ４１１１１１１１１１１１１１１１',
    'I am amina@example.org',
    'amina＠example.org',
    'call +254 712 345 678 please',
    '138-0000-0001 没收到',
    '我的号码是一三八零零零零零零零一',
    'see https://wallet.example/pay?to=amina',
    'WD-7K3M-9QX2-4 is slow',
    'TX9000000002',
    '٤١١١١١١١١١١١١١١١',
    '1.3.8.0.0.0',
    'session 550e8400-e29b-41d4-a716-446655440000',
    'my password is hunter2!',
  ])('leaves out what could name somebody: %s', (typed) => {
    const kept = askedText(typed);

    expect(kept).toContain('…');
    expect(kept).not.toMatch(/\d{4}|@|amina|hunter|example|wd-|[一三八零]{5}|138|712|e29b/);
  });

  it('keeps the beginning of a story', () => {
    expect(askedText('money '.repeat(3_000)).length).toBeLessThanOrEqual(120);
    expect(askedText('\ud83d')).toBe('');
  });
});
