/** Files of a worker share the program: what one told it for good is forgotten before the next. */
import { knowJournalWords } from '#audit'

knowJournalWords([], 'keep')
