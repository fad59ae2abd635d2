import { expect } from 'vitest'
import type { Walker } from './walker.ts'

/** Waits for a letter in the town's mailbox, opens it and answers the address that it leads to. */
export async function openMailbox(walker: Walker, to: string, subject: string | RegExp, link: string): Promise<string> {
  const mailbox = `/demo/mailbox?to=${encodeURIComponent(to)}`
  const letter = walker.page.locator('main').getByRole('link', { name: subject })
  await expect
    .poll(
      async () => {
        await walker.page.goto(new URL(mailbox, walker.address).href)
        return letter.count()
      },
      { timeout: 90_000, interval: 300 },
    )
    .toBeGreaterThan(0)
  await walker.leave(letter.first())
  const href = await walker.page.locator(`main li a[href*="${link}"]`).first().getAttribute('href')
  return new URL(href ?? '', walker.address).pathname
}
