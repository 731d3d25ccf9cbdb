/** Everyone who looks at a ticket. What each of them is sent depends on who he is. */
export const roomOf = (ticketId: string): string => `ticket:${ticketId}`;
