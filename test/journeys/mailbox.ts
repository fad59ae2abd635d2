import { expect } from 'vitest'
import type { Walker } from './walker.ts'

/** Waits for a letter in the town's mailbox, opens it and answers the address that it leads to. */
export async function openMailbox(walker: Walker, to: string, subject: string | RegExp, link: string): Promise<string> {
  await awaitLetter(walker, to, subject)
  const letter = walker.page.locator('main').getByRole('link', { name: subject })
  await walker.leave(letter.first())
  const href = await walker.page.locator(`main li a[href*="${link}"]`).first().getAttribute('href')
  return new URL(href ?? '', walker.address).pathname
}

/** Asks without a browser, which would draw the page each time, and opens the mailbox with the letter in it. */
export async function awaitLetter(walker: Walker, to: string, subject: string | RegExp): Promise<void> {
  const mailbox = new URL(`/demo/mailbox?to=${encodeURIComponent(to)}`, walker.address).href
  const read = async () => {
    const page = await (await walker.page.request.get(mailbox)).text()
    const letters = [...page.matchAll(/<a href="\/demo\/mailbox\/[^>]*>([^<]*)</g)].map(([, words = '']) => words)
    return letters.join('\n').replaceAll('\u00a0', ' ')
  }
  await expect.poll(read, { timeout: 90_000, interval: 200 }).toMatch(subject)
  await walker.page.goto(mailbox)
}
