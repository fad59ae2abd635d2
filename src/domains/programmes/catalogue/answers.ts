import { Kept } from '#kernel/kept'
import type { Picked } from './pick.ts'

/** What a search finds, whoever asks. */
export type Answer = Picked & {
  pages: number
  /** «Искали „работотехника“ — показываем „робототехника“». */
  instead: string | null
}

const mostAnswers = 1000

/** Answers to what is asked again and again, until anything changes in what they were found in. */
export class Answers {
  private given = new Kept<Answer>(mostAnswers)
  private asked = false

  /** What was answered to the same question, or what `find` answers now. */
  async get(question: string, find: () => Promise<Answer>): Promise<Answer> {
    const { given } = this
    const known = given.get(question)
    if (known) return known
    this.asked = true
    const answer = await find()
    // Kept where it was asked: what has changed meanwhile has begun anew.
    given.put(question, answer, 1)
    return answer
  }

  /** Also what is being found at this moment: it may have been read before the change. */
  forget(): void {
    if (this.asked) this.given = new Kept(mostAnswers)
    this.asked = false
  }
}
