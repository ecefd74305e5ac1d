"""Asks an OpenAI-compatible service, and says what went wrong with a request, or with all of them."""

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from pydantic import ValidationError

from citegraph.errors import ExtractionError
from citegraph.loaders.extract.language_model.answer import Answer
from citegraph.loaders.extract.language_model.prompt import INSTRUCTIONS
from citegraph.settings import Settings

if TYPE_CHECKING:
    from openai import OpenAI

SECONDS = 120.0
"""What a request may take."""
RETRIES = 4
"""How often a request is made again that was refused for its rate, timed out or met an error of the server: the client
waits as long as the service asks for, else twice as long each time."""
ASKED = 2
"""How often a paper is asked for whose answers do not fit the schema."""


class NoAnswerError(Exception):
    """One paper got no answer that can be used; the next one may."""


class ServiceDownError(NoAnswerError):
    """The service did not answer at all."""


@dataclass(frozen=True)
class Service:
    """A model behind an OpenAI-compatible endpoint."""

    model: str
    url: str = ""
    """Address of the API, such as http://localhost:11434/v1; empty for that of OpenAI."""
    key: str = ""

    @classmethod
    def from_settings(cls, settings: Settings) -> "Service":
        """The service that the environment names.

        Raises:
            ExtractionError: if it names no model.
        """
        if not settings.llm_model:
            raise ExtractionError(
                "no language model is named",
                where="CITEGRAPH_LLM_MODEL",
                hint="CITEGRAPH_LLM_MODEL=MODEL citegraph ...",
            )
        return cls(settings.llm_model, settings.llm_url, settings.llm_key)

    @cached_property
    def _client(self) -> "OpenAI":
        try:
            from openai import OpenAI  # noqa: PLC0415 - comes with an extra
        except ImportError as error:
            raise ExtractionError(
                "the client for language models is not installed", where="openai", hint='pip install "openai>=2"'
            ) from error
        # Servers on one's own machine want no key, but the client does.
        return OpenAI(api_key=self.key or "none", base_url=self.url or None, timeout=SECONDS, max_retries=RETRIES)

    @property
    def where(self) -> str:
        """What messages call it."""
        return self.url or "OpenAI"

    def check(self) -> None:
        """Make the client, so that what is missing is told before anything is asked.

        Raises:
            ExtractionError: if the client is not installed.
        """
        _ = self._client

    def ask(self, text: str) -> tuple[Answer, int, int]:
        """The facts of a paper as the model states them, with the tokens read and written.

        Raises:
            NoAnswerError: if there is no answer to this paper that can be used.
            ServiceDownError: if the service does not answer.
            ExtractionError: if no request can succeed: a wrong key, an unknown model, an unsupported request.
        """
        for _ in range(ASKED - 1):
            try:
                return self._ask_once(text)
            except ValidationError:
                continue
        try:
            return self._ask_once(text)
        except ValidationError as error:
            first = error.errors()[0]
            where = ".".join(map(str, first["loc"]))
            raise NoAnswerError(f"the answer does not fit: {where and where + ': '}{first['msg']}") from error

    def _ask_once(self, text: str) -> tuple[Answer, int, int]:
        import openai  # noqa: PLC0415 - comes with an extra; _client says so where it is missing

        try:
            done = self._client.chat.completions.parse(
                model=self.model,
                messages=[{"role": "system", "content": INSTRUCTIONS}, {"role": "user", "content": text}],
                response_format=Answer,
            )
        except (
            openai.AuthenticationError,
            openai.PermissionDeniedError,
            openai.NotFoundError,
            openai.BadRequestError,
        ) as error:
            raise ExtractionError(f"the service refuses: {error.message}", where=self.where) from error
        except (openai.APIConnectionError, openai.InternalServerError) as error:
            raise ServiceDownError(f"the service does not answer: {error.message}") from error
        except (openai.APIError, openai.LengthFinishReasonError, openai.ContentFilterFinishReasonError) as error:
            raise NoAnswerError(str(error)) from error
        message = done.choices[0].message
        if message.parsed is None:
            raise NoAnswerError(f"the model refuses: {message.refusal}" if message.refusal else "the answer is empty")
        usage = done.usage
        return message.parsed, usage.prompt_tokens if usage else 0, usage.completion_tokens if usage else 0
