/** The list of articles, for those who write them. */
export const EDITOR_PATH = '/admin/faq';
