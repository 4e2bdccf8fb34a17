/** Where replies, their drafts and what else the reply box does are sent, as JSON or as a form */
export const replyPath = '/studio/reply';

export type ReplyDone = 'saved' | 'sent' | 'takenBack' | 'answered';

export type ReplyProblem =
  | 'malformed'
  | 'empty'
  | 'tooLong'
  | 'signedOut'
  | 'gone'
  | 'changed'
  | 'suspected'
  | 'tooLate'
  | 'failed';

export type ReplyAnswer =
  | {
      done: ReplyDone;
      /** By the site's clock, e.g. 10:42 */
      time: string;
      /** With `sent` */
      eventId?: number;
      /** With `takenBack` */
      text?: string;
    }
  | { done?: undefined; problem: ReplyProblem };
