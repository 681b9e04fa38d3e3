"""A long visit: nothing is said twice, and each reflection quotes the person."""

from __future__ import annotations

from collections import Counter

from tests.running import Chat

ANSWERS = [
    "she draws me a little diagram and asks where I'd begin",
    "it takes the fear out of it",
    "no thanks, go on",
    "everyone gets the same leaflet, I think",
    "I'd have liked her to ask about my night shifts",
    "no",
    "we talk about sleep a lot, and food",
    "not sure what else to say there",
    "Go on",
    "sometimes she types while I talk",
    "then she looks up and says sorry",
    "no, next one",
    "nobody told me it would be ninety dollars a time",
    "I felt foolish asking",
    "next question please",
    "there's a shelf of jars but she never pushes them",
    "that's all",
    "Go on",
    "I bring her eggs and she likes that",
    "it feels like neighbours",
]


def test_twenty_turns_repeat_nothing_and_quote_the_person(chat: Chat) -> None:
    chat.begin()
    reflected = 0
    for text in ANSWERS:
        reply = chat.say(text)
        assert reply.text.count("?") <= 1 + text.count("?"), reply.text
        assert len(reply.messages) <= 2
        assert all(len(m["text"].split()) <= 60 + len(text.split()) for m in reply.messages)
        reflected += f"“{text}”" in reply.text
    said = Counter(m["text"] for reply in chat.replies for m in reply.messages)
    assert [text for text, times in said.items() if times > 1] == []
    assert reflected >= 11
