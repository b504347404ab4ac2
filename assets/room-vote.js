/* The vote on a step's question: bars for those who see how the class votes. */
"use strict";

const vote = (() => {
  const LETTERS = "ABCDEF";

  const make = (tag, held = {}, ...inside) => {
    const element = Object.assign(document.createElement(tag), held);
    element.append(...inside);
    return element;
  };

  const question = () => lesson.pack?.steps[lesson.state.step - 1].question;

  // Whether the step on the screen is the one that the class votes on.
  const here = (told) => Boolean(told && told.step === lesson.state.step && question()?.choices.length);

  // A row for each choice: letter, words, and beside the bar how many. What is drawn is kept, so that bars grow.
  function bars(into, told) {
    const { counts, answers } = told.poll;
    const drawn = `${told.lesson} ${told.step} bars`;
    if (into.dataset.drawn !== drawn) {
      into.dataset.drawn = drawn;
      into.replaceChildren(make("ol", { className: "bars" }, ...question().choices.map((choice, i) => make("li", {},
        make("b", { textContent: LETTERS[i] }), make("span", { className: "choice", textContent: choice }),
        make("span", { className: "bar" }, make("i")), make("span", { className: "number" })))), make("p", { className: "votes" }));
    }
    [...into.querySelectorAll("li")].forEach((row, i) => {
      const share = answers ? counts[i] / answers : 0;
      row.querySelector("i").style.width = `${100 * share}%`;
      row.querySelector(".number").textContent = counts[i] ? `${counts[i]} · ${Math.round(100 * share)} %` : "0";
    });
    into.querySelector(".votes").textContent = says(told);
  }

  function says({ poll: { open, answers }, pupils, revealed }) {
    const of = `${answers} of ${Math.max(answers, pupils)} ${pupils === 1 ? "pupil has" : "pupils have"} voted`;
    return revealed ? `${of}.` : `${of}. The vote is ${open ? "open" : "closed"}.`;
  }

  // Take the place of the plain list of choices, or give it back.
  function instead(yes) {
    document.documentElement.classList.toggle("votes-here", yes);
    if (yes) return;
    lesson.slots.poll.replaceChildren();
    delete lesson.slots.poll.dataset.drawn;
  }

  return { LETTERS, make, question, here, bars, instead };
})();
