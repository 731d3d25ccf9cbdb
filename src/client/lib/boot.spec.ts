import { Boot } from './boot.js';

const element = (behaviour: string, isConnected = true): HTMLElement =>
  ({ dataset: { behaviour }, isConnected }) as unknown as HTMLElement;

describe('the behaviours of a page', () => {
  let heard: string[];
  let reported: unknown[];
  const behaviour = (name: string) => () =>
    Promise.resolve({
      mount: () => {
        heard.push(`${name} starts`);

        return () => void heard.push(`${name} ends`);
      },
    });

  beforeEach(() => {
    heard = [];
    reported = [];
  });

  it('start once each, however often the page comes back', async () => {
    const boot = new Boot({ a: behaviour('a'), b: behaviour('b') }, (error) => reported.push(error));
    const elements = [element('a b'), element('nobody')];
    await boot.start(elements);
    await boot.start(elements);

    expect(heard).toEqual(['a starts', 'b starts']);
  });

  it('go on where one throws, and where one cannot be fetched; what failed may be tried again', async () => {
    let offline = true;
    const broken = () =>
      Promise.resolve({
        mount: () => {
          throw new Error('broken');
        },
      });
    const far = () => (offline ? Promise.reject(new Error('offline')) : behaviour('far')());
    const boot = new Boot({ broken, far, a: behaviour('a') }, (error) => reported.push(error));
    const elements = [element('broken'), element('far'), element('a')];
    await boot.start(elements);

    expect(heard).toEqual(['a starts']);
    expect(reported.map(String)).toEqual(['Error: broken', 'Error: offline']);

    offline = false;
    await boot.start(elements);
    expect(heard).toEqual(['a starts', 'far starts']);
  });

  it('end with the part of the page they belong to, and only that', async () => {
    const boot = new Boot({ a: behaviour('a'), b: behaviour('b') }, (error) => reported.push(error));
    const going = element('a') as { isConnected: boolean } & HTMLElement;
    await boot.start([going, element('b')]);
    Object.assign(going, { isConnected: false });
    boot.forgetGone();
    boot.forgetGone();

    expect(heard).toEqual(['a starts', 'b starts', 'a ends']);
  });
});
