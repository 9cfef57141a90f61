// SPDX-License-Identifier: Apache-2.0
// Every text of the page, in the language of whoever looks at it: the one chosen at this screen, else the house's,
// which the page is served in. What an alarm says and advises comes from the gateway, in the house's language.

import { words as german } from "./words-de.js";
import { words as english } from "./words-en.js";
import { words as chinese } from "./words-zh.js";

/** By language tag. */
const LANGUAGES = { en: english, de: german, zh: chinese };
/** Where this screen's choice is kept; it names a language and nobody. */
const CHOICE = "lares-language";

/** The languages there are, as [tag, its own name] pairs. */
export const languages = Object.entries(LANGUAGES).map(([tag, one]) => [tag, one.languageName]);
/** The language in use, as a tag. */
export const language = [chosen(), globalThis.document?.documentElement.lang].find((tag) => Object.hasOwn(LANGUAGES, tag)) ?? "en";
export const words = LANGUAGES[language];

if (globalThis.document) {
  document.documentElement.lang = language;
}

/** Uses this language at this screen from now on. */
export function choose(tag) {
  try {
    localStorage.setItem(CHOICE, tag);
  } catch {
    return; // A browser that keeps nothing goes on in the house's language.
  }
  location.reload();
}

function chosen() {
  try {
    return globalThis.localStorage?.getItem(CHOICE) ?? "";
  } catch {
    return ""; // Not allowed to keep anything: the house's language then.
  }
}

/** What the gateway wrote in English into an alarm's history, or answered, in this language where there are words. */
export function told(sentence) {
  for (const [form, said] of words.told) {
    const match = form.exec(sentence);
    if (match) {
      return said(...match.slice(1));
    }
  }
  return words.outcome.choices[sentence] ?? sentence;
}
