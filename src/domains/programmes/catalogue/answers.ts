import type { Picked } from './pick.ts'

/** What a search finds, whoever asks. */
export type Answer = Picked & {
  pages: number
  /** «Искали „работотехника“ — показываем „робототехника“». */
  instead: string | null
}

const mostAnswers = 500

/** Answers to what is asked again and again, until anything changes in what they were found in. */
export class Answers {
  private given = new Map<string, Answer>()
  /** How many are being found. */
  private finding = 0

  /** What was answered to the same question, or what `find` answers now. */
  async get(question: string, find: () => Promise<Answer>): Promise<Answer> {
    const { given } = this
    const known = given.get(question)
    if (known) return known
    this.finding += 1
    const answer = await find().finally(() => {
      this.finding -= 1
    })
    // Kept where it was asked: what has changed meanwhile has begun anew.
    if (given.size >= mostAnswers) given.clear()
    given.set(question, answer)
    return answer
  }

  /** Also what is being found at this moment: it may have been read before the change. */
  forget(): void {
    if (this.given.size > 0 || this.finding > 0) this.given = new Map()
  }
}
