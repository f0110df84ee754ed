from tests.world import World


def test_a_question_without_a_name_comes_in_a_slot_and_its_asker_comes_back(world: World) -> None:
    maria, per = world.person("UMARIA"), world.person("UPER")
    maria.command("/fraga")
    maria.fill("Vad vill du fråga?", "Hur gör ni med nattpersonalen när två blir sjuka samtidigt?")
    maria.fill("Vem står som avsändare?", "Ingen. Frågan visas utan namn")
    assert maria.submit().ok
    print(maria.screen())
    assert maria.submit().ok
    print(maria.screen())
    world.deliver()
    assert "nattpersonalen" not in per.see()
    world.pass_slots(2)
    print(per.see())
    assert "nattpersonalen" in per.see()
