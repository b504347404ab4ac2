"""The Surveillance Export Atlas: who bought, was given or refused Chinese surveillance technology."""
