export interface PressedKey {
  readonly key: string;
  readonly keyCode: number;
  readonly isComposing: boolean;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
}

/** What some browsers report while an input method has the keyboard, also for the Enter that ends it. */
const INPUT_METHOD = 229;

/**
 * Whether this key sends the message. Never while an input method composes: the Enter that picks 您好 must not send
 * half a sentence. On touch screens Enter is a new line; with a keyboard Shift+Enter is. Ctrl or Cmd+Enter sends.
 */
export function sendsMessage(pressed: PressedKey, touch: boolean): boolean {
  if (pressed.isComposing || pressed.keyCode === INPUT_METHOD || pressed.key !== 'Enter') {
    return false;
  }
  if (pressed.ctrlKey || pressed.metaKey) {
    return true;
  }

  return !touch && !pressed.shiftKey;
}
