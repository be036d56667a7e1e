/** 凭条 (ticket): what a browser may show of one's own matter after number and code have opened it. For how many minutes. */
export const ticketMinutes = 30;
