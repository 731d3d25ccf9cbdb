import { sendsMessage, type PressedKey } from './send-key.js';

const enter: PressedKey = {
  key: 'Enter',
  keyCode: 13,
  isComposing: false,
  shiftKey: false,
  ctrlKey: false,
  metaKey: false,
};

describe('the Enter key', () => {
  it('sends from a keyboard, and makes a new line with Shift', () => {
    expect(sendsMessage(enter, false)).toBe(true);
    expect(sendsMessage({ ...enter, shiftKey: true }, false)).toBe(false);
  });

  it('makes a new line on a touch screen', () => {
    expect(sendsMessage(enter, true)).toBe(false);
  });

  it('sends everywhere with Ctrl or Cmd', () => {
    expect(sendsMessage({ ...enter, ctrlKey: true }, true)).toBe(true);
    expect(sendsMessage({ ...enter, metaKey: true }, true)).toBe(true);
  });

  it('does not send while an input method composes, nor with the Enter that ends it', () => {
    expect(sendsMessage({ ...enter, isComposing: true }, false)).toBe(false);
    expect(sendsMessage({ ...enter, keyCode: 229 }, false)).toBe(false);
    expect(sendsMessage({ ...enter, keyCode: 229, ctrlKey: true }, false)).toBe(false);
  });
});
