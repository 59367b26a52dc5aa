/** What a challenger is told whose task was not kept. */
export const VERDICT = `The check did not keep your task. Rule broken: {reason}{caseName}.
{detail}

What ran:
{cases}

You may revise it {left}. Explore again if you need to; then hand in the whole task again, all of its parts. Mend the task, do
not weaken its verifier.`;
