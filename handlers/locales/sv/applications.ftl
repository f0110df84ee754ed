applications-apply = Ansök om att vara med
