/**
 * Caps that are checked before any pattern sees a text, so that no file keeps the bot busy. Far above what a question
 * needs: a message of Discord has 4,000 characters. All in UTF-16 units.
 */

/** Front matter, or bank.yaml. */
export const MAX_YAML_LENGTH = 65_536

/** The question, an option, a rationale or the explanation. */
export const MAX_TEXT_LENGTH = 10_000

/** A domain, category, tag or bank title. */
export const MAX_LABEL_LENGTH = 200

/** The entries of a list or a map. */
export const MAX_ENTRIES = 100

/** Findings that are reported for one file; the last one says how many more there are. */
export const MAX_FINDINGS = 10
